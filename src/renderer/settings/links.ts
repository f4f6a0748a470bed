/** Where the window leads out of itself: by links that a person follows, and in no other way. */
export const myKeyPage = "https://www.virustotal.com/gui/my-apikey";
export const joinPage = "https://www.virustotal.com/gui/join-us";
export const termsPage = "https://docs.virustotal.com/reference/public-vs-premium-api";
export const virusTotalPage = "https://www.virustotal.com";
