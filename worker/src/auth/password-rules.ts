export const RESET_LINK_S = 60 * 60;
export const INVITATION_LINK_S = 7 * 24 * 60 * 60;
/** Failed sign-ins of one account, from wherever they come, before it is shut for the rest of the window. */
export const SIGN_IN_FAILURES_MAX = 10;
export const SIGN_IN_WINDOW_S = 15 * 60;
/** Invitations that one user may send, and that one address may get: mail in our name is no toy. */
export const INVITATIONS_BY_USER_MAX = 30;
export const INVITATIONS_BY_USER_WINDOW_S = 60 * 60;
export const INVITATIONS_TO_ADDRESS_MAX = 5;
export const INVITATIONS_TO_ADDRESS_WINDOW_S = 24 * 60 * 60;
