/** Bytes of one message, and of all messages that one value is cut into. */
export const MESSAGE_LIMIT = 64 * 1024 * 1024

/** Values inside values. */
export const NESTING_LIMIT = 200

/** Types that a peer may define on one stream, and the bytes they may take; Mattermost's whole API has some 250. */
export const DEFINITION_LIMIT = 4096
export const DEFINITION_BYTES_LIMIT = 1024 * 1024

/** Slots of memory one value may take: a byte on the wire can mean an empty struct of fifty fields. */
export const SLOT_LIMIT = 4 * 1024 * 1024

/** Bytes of an interface's type name, as in Go. */
export const NAME_LIMIT = 1024
