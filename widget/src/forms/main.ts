import css from "./forms.css";
import { drawLeadForm } from "./lead-form.ts";
import { drawRating } from "./rating.ts";

/** What a chat can begin without: the panel fetches it once it is open. */
export const forms = { css, drawLeadForm, drawRating };
