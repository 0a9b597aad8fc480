/** A page whose code is fetched only when it is opened. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";

export function Later({ load }: { readonly load: () => Promise<ComponentType> }) {
  const [page, setPage] = useState<{ View: ComponentType } | "failed" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded once; a key on this element asks for another page
  useEffect(() => {
    load().then(
      (View) => setPage({ View }),
      () => setPage("failed"),
    );
  }, []);
  if (page === null || page === "failed")
    return (
      <Frame title={t("app.name")}>
        <Loading text={page === "failed" ? t("refusal.unreachable") : t("app.loading")} />
      </Frame>
    );
  return <page.View />;
}
