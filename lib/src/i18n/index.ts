export { type Catalogue, format, hasText, type Message, type Params, phrase } from "./catalogue";
export { type Language, languages, setLanguage } from "./language";
export {
  formatColumn,
  formatDecimal,
  formatPercent,
  formatSignificant,
  niceStep,
  withArticle,
} from "./numbers";
export {
  type Countable,
  currentTexts,
  formatNumber,
  language,
  type Phrase,
  plural,
  type SpokenTexts,
  t,
  translateName,
} from "./translate";
