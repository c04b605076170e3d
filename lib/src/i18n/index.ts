export { type Catalogue, format, hasText, type Message, type Params, phrase } from "./catalogue";
export { type Language, languages, setLanguage } from "./language";
export {
  formatBytes,
  formatColumn,
  formatDecimal,
  formatFixed,
  formatMetric,
  formatPercent,
  formatPrecision,
  formatSignificant,
  niceStep,
  withArticle,
} from "./numbers";
export {
  type Countable,
  currentTexts,
  decimalMark,
  formatNumber,
  language,
  type Phrase,
  percentSpace,
  plural,
  type SpokenTexts,
  t,
  thousandsMark,
  translateName,
} from "./translate";
