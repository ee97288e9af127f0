import type { OffersPort } from "../panel/extras.ts";
import css from "./forms.css";
import { Offers } from "./offers.ts";

/** What a chat can begin without: the panel fetches it once it is open. */
export const forms = { css, createOffers: (port: OffersPort) => new Offers(port) };
