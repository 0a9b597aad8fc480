/** A page whose code is fetched only when it is opened. */
import type { ComponentType } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { inTheEnd } from "../fetched.ts";
import { t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";

export function Later({ load }: { readonly load: () => Promise<ComponentType> }) {
  const [page, setPage] = useState<{ View: ComponentType } | "failed" | null>(null);
  const late = useLate();
  // Before the first paint: code that is at hand already is shown with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded once; a key on this element asks for another page
  useLayoutEffect(() => {
    void inTheEnd(load, () => setPage("failed")).then((View) => setPage({ View }));
  }, []);
  if (page === null && !late) return null;
  if (page === null || page === "failed")
    return (
      <Frame title={t("app.name")}>
        <Loading text={page === "failed" ? t("refusal.unreachable") : t("app.loading")} />
      </Frame>
    );
  return <page.View />;
}

/** True once a wait is long enough to be worth a word. */
export function useLate(ms = 200): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return late;
}
