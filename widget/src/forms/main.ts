import { createLive } from "../live/live.ts";
import type { OffersPort } from "../panel/extras.ts";
import cardsCss from "./cards.css";
import formsCss from "./forms.css";
import { identify } from "./identify.ts";
import laterCss from "./later.css";
import { Offers } from "./offers.ts";
import { ResumeLink } from "./resume-link.ts";

/** What a chat can begin without: the panel fetches it once it is open. */
export const forms = {
  css: cardsCss + formsCss + laterCss,
  createOffers: (port: OffersPort) => new Offers(port),
  createLive,
  takeLink: () => new ResumeLink(),
  identify,
};
