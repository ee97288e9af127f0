/** Bounds that the Worker enforces and the widget respects before it sends. */

export const BODY_BYTES_MAX = 16 * 1024;
/** Counted in Unicode code points, so that an emoji is one character in every language's eyes. */
export const MESSAGE_CHARS_MAX = 4_000;
export const FEEDBACK_CHARS_MAX = 2_000;
export const SESSION_ID_CHARS_MIN = 8;
export const SESSION_ID_CHARS_MAX = 255;
export const CLIENT_MESSAGE_ID_CHARS_MAX = 100;
export const URL_CHARS_MAX = 2_000;
export const USER_AGENT_CHARS_MAX = 500;
/** Most messages that one answer of `messages` or `conversation` holds; ask again after the last seq. */
export const MESSAGES_PAGE_MAX = 200;
