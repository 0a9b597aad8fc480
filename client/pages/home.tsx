/** Three doors, one field, and a word about the war that the scenario is taken from. */
import { useState } from "preact/hooks";
import { scenarioCards } from "../http.ts";
import { recentTables } from "../memory.ts";
import { goTo, hrefTo, readCode } from "../routes.ts";
import { dateWords, t } from "../words.ts";
import { Frame } from "./frame.tsx";
import { HeroTable } from "./heroTable.tsx";
import { useAsk } from "./useAsk.ts";

export function Home() {
  const cards = useAsk(scenarioCards, "home");
  const asOf = cards.state === "here" ? cards.value[0]?.asOf : undefined;
  const recent = recentTables();
  return (
    <Frame title={t("app.name")}>
      <div class="hero">
        <div>
          <h1 class="page-title">{t("home.title")}</h1>
          <p class="lede">{t("home.lede")}</p>
        </div>
        <HeroTable />
      </div>
      <section aria-labelledby="doors">
        <h2 id="doors" class="sr-only">
          {t("home.doors")}
        </h2>
        <div class="doors">
          <article class="door door-play">
            <h3>{t("home.play.title")}</h3>
            <p>{t("home.play.text")}</p>
            <a class="btn btn-primary" href={hrefTo("/play")}>
              {t("home.play.act")}
            </a>
          </article>
          {(["teach", "explore"] as const).map((door) => (
            <article key={door} class="door">
              <h3>{t(`home.${door}.title`)}</h3>
              <p>{t(`home.${door}.text`)}</p>
              <a class="btn" href={hrefTo(`/${door}`)}>
                {t(`home.${door}.act`)}
              </a>
            </article>
          ))}
        </div>
        <div class="code-strip">
          <CodeForm />
          {recent.length > 0 && (
            <nav aria-label={t("home.recent")} class="row">
              <span class="muted">{t("home.recent")}</span>
              {recent.slice(0, 4).map((code) => (
                <a key={code} class="code" href={hrefTo(`/t/${code}`)}>
                  {code}
                </a>
              ))}
            </nav>
          )}
        </div>
      </section>
      <section class="section note" aria-labelledby="note">
        <h2 id="note" class="note-title">
          {t("home.note.title")}
        </h2>
        <p>
          {t("home.note.text")} {asOf !== undefined && t("home.note.asOf", { date: dateWords(asOf) })}
        </p>
      </section>
    </Frame>
  );
}

function CodeForm() {
  const [text, setText] = useState("");
  const [bad, setBad] = useState(false);
  return (
    <form
      class="code-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const code = readCode(text);
        setBad(code === null);
        if (code !== null) goTo(`/t/${code}`);
      }}
    >
      <label class="field">
        <span>{t("home.code.label")}</span>
        <input
          class="input"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          placeholder={t("home.code.placeholder")}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={9}
          aria-invalid={bad}
          aria-describedby="code-error"
        />
      </label>
      <button type="submit" class="btn">
        {t("home.code.act")}
      </button>
      <p id="code-error" role="alert" class={bad ? "alert code-error" : "code-error"}>
        {bad && t("home.code.bad")}
      </p>
    </form>
  );
}
