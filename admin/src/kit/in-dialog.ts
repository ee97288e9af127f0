import { createContext } from "solid-js";

/**
 * Whether what asks stands in a dialog. A dialog hides all else from screen readers, and with it a
 * menu that is drawn beside it, unless that menu takes the dialog's place while it is open.
 */
export const InDialog = createContext(false);
