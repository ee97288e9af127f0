/** NIST SP 800-63B: length counts, composition rules do not. */
export const PASSWORD_CHARS_MIN = 10;
export const PASSWORD_CHARS_MAX = 128;
export const RESET_LINK_S = 60 * 60;
export const INVITATION_LINK_S = 7 * 24 * 60 * 60;
/** Failed sign-ins of one account, from wherever they come, before it is shut for the rest of the window. */
export const SIGN_IN_FAILURES_MAX = 10;
export const SIGN_IN_WINDOW_S = 15 * 60;
