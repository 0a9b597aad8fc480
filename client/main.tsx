/** Starts the page: colours first, then the address, then the shell. */
import { render } from "preact";
import { draftsFromElsewhere } from "./drafts.ts";
import { keepFocus } from "./focusKeeper.ts";
import { watchAddress } from "./routes.ts";
import { Shell } from "./shell.tsx";
import { startTheme } from "./theme.ts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/shell.css";
import "./style/pages.css";
import "./style/panels.css";

startTheme();
watchAddress();
addEventListener("storage", (event) => draftsFromElsewhere(event.key, event.newValue));
const host = document.getElementById("app");
if (host !== null) {
  render(<Shell />, host);
  keepFocus(host);
}
