import { type NoticeLanguage, noticeLanguage } from "../../../../../contracts/usual-notices.ts";
import { locale } from "../../../i18n/i18n.ts";

/** A widget that speaks as its page does is given texts in the language of whoever sets it up. */
export function textLanguage(widgetLocale: string): NoticeLanguage {
  return noticeLanguage(widgetLocale === "auto" ? locale() : widgetLocale);
}
