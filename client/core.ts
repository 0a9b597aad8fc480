/**
 * What every page stands on, named in one place so that the build makes one file of it instead of one for every
 * set of pages that happen to share something. The build lets every page that is fetched later import it.
 */
import "preact";
import "preact/hooks";
import "preact/jsx-runtime";
import "@preact/signals";
import "../shared/engine/days.ts";
import "./actions.ts";
import "./branchColours.ts";
import "./eventWords.ts";
import "./faces.ts";
import "./flag.tsx";
import "./icons.tsx";
import "./modal.tsx";
import "./pages/frame.tsx";
import "./pages/later.tsx";
import "./pages/missing.tsx";
import "./pages/useAsk.ts";
import "./panels/article.ts";
import "./panels/markdownText.tsx";
import "./panels/mandateView.tsx";
import "./panels/parts.tsx";
import "./quiet.ts";
import "./rounds.ts";
import "./routes.ts";
import "./words.ts";
