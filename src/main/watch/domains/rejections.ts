import type { RejectionReason } from "../../../shared/rejection.ts";

/** Each reason as a person should read it, to stand after the rejected text and a colon. */
export const rejectionMessages: Record<RejectionReason, string> = {
  not_a_name: "not a domain name",
  ip_address: "an IP address: Banken watches names",
  unknown_suffix: "its ending is not one that exists: is it spelt right?",
  public_suffix: "an ending that many names share, not a name of its own",
  reserved_name: "a name for private networks and examples: VirusTotal cannot know it",
  bad_character: "holds a character that no domain name can have",
  bad_hyphen: "a part of it begins or ends with a hyphen",
  empty_label: "two dots with nothing between them",
  label_too_long: "a part of it is longer than 63 characters",
  name_too_long: "longer than 253 characters",
  bad_idn: "an international name that cannot be written for the DNS",
  garbled: "damaged characters: the file is probably not UTF-8",
};
