/** Starts the page: colours first, then the address, then the shell. */
import { effect } from "@preact/signals";
import { render } from "preact";
import "./core.ts";
import { draftsFromElsewhere } from "./drafts.ts";
import { facesAfterPaint, startFaces } from "./faces.ts";
import { keepFocus } from "./focusKeeper.ts";
import { route, watchAddress } from "./routes.ts";
import { Shell } from "./shell.tsx";
import { game } from "./store.ts";
import { startTheme } from "./theme.ts";
import { uncoverFocus } from "./uncover.ts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parties.css";
import "./style/frame.css";
import "./style/doors.css";
import "./style/table.css";
import "./style/mirror.css";
import "./style/notices.css";
import "./style/dialogs.css";
import "./style/narrow.css";
import "./style/pages.css";
import "./style/panels.css";
import "./style/modelCard.css";
import "./style/explore.css";
import "uplot/dist/uPlot.min.css";
import "./style/lab.css";

startTheme();
startFaces();
watchAddress();
addEventListener("storage", (event) => draftsFromElsewhere(event.key, event.newValue));
const host = document.getElementById("app");
if (host !== null) {
  render(<Shell />, host);
  keepFocus(host);
  uncoverFocus();
  effect(() => {
    if (route.value.page !== "table" || game.value !== null) facesAfterPaint();
  });
}
