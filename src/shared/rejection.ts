/** Why a piece of text is not taken as a domain name: one word each, stable, printed by `banken --json`. */
export const rejectionReasons = [
  "not_a_name",
  "ip_address",
  "unknown_suffix",
  "public_suffix",
  "reserved_name",
  "bad_character",
  "bad_hyphen",
  "empty_label",
  "label_too_long",
  "name_too_long",
  "bad_idn",
  "garbled",
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];
