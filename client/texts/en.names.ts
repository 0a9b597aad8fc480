/**
 * How the name of a delegation stands inside an English sentence: some take the article, and a group of states is
 * more than one. Decides nothing about who sits at a table; a name that is not known here stands as it is.
 */

/** Names that take the article in running text. */
const WITH_ARTICLE: ReadonlySet<string> = new Set([
  "United States",
  "United Kingdom",
  "United Nations",
  "United Arab Emirates",
  "European Union",
  "Holy See",
  "Netherlands",
]);

/** What a name that takes the article is often made of. */
const TAKES_ARTICLE = /\b(?:Army|Coalition|Command|Committee|Federation|League|Republic|Union)\b/;
/** A group named in words, such as "Other guarantors": small letters, so that no state's proper name matches. */
const GROUP = /\b(?:allies|delegations|guarantors|mediators|observers|partners|states|supporters)$/;
/** Two that speak with one voice. */
const PAIR = / and /;
/** "Ukraine's supporters" needs no article beside the name in front. */
const OWNED = /[’']s \w+$/;
/** First words that are no names and lose their capital letter inside a sentence. */
const COMMON = /^(?:Coalition|Friendly|Guarantor|Mediating|Neutral|Observer|Other|Supporting)\b/;

export interface InSentence {
  readonly text: string;
  /** Does a verb with it stand in the plural? */
  readonly plural: boolean;
}

/** "United States" → "the United States"; "Other guarantors" → "the other guarantors", more than one. */
export function inSentence(name: string): InSentence {
  const group = GROUP.test(name);
  const article = (group && !OWNED.test(name)) || WITH_ARTICLE.has(name) || TAKES_ARTICLE.test(name);
  const plain = COMMON.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
  return { text: article ? `the ${plain}` : plain, plural: group || PAIR.test(name) };
}
