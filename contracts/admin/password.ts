/** NIST SP 800-63B: length counts, composition rules do not. */
export const PASSWORD_CHARS_MIN = 10;
export const PASSWORD_CHARS_MAX = 128;
