export const TOKENS_MAX: i32 = 64;
export const VOCABULARY_SIZE: i32 = 8002;
export const HEADS: i32 = 4;
/** Of a token before the first layer, and inside that layer's attention. */
export const EMBEDDING_SIZE: i32 = 256;
/** Of a token after the first layer, and of the sentence. */
export const STATE_SIZE: i32 = 512;
export const FEED_FORWARD_SIZE: i32 = 1536;
