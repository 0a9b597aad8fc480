/** Puts the present address into the clipboard: it leads back to the same node, eyes and knowledge. */
import { inform, tell } from "../actions.ts";
import { Icon } from "../icons.tsx";
import { t } from "../words.ts";

export function CopyLink() {
  const copy = (): void => {
    navigator.clipboard.writeText(location.href).then(
      () => inform(t("explore.link.copied")),
      () => tell(t("explore.link.failed", { link: location.href })),
    );
  };
  return (
    <button type="button" class="btn" onClick={copy}>
      <Icon name="copy" /> {t("explore.link")}
    </button>
  );
}
