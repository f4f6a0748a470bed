/** How the log tree is laid out, for a person to read: `app/log-tree.ts` has it in full. */
export const logLayout = "Log/<YYYY-MM-DD-HH-mm>/{BadDomain,GoodDomain,RequestfailedDomain}/<domain>.log";
