import { pathToFileURL } from "node:url";
import { buildWhereNeeded, builtCommand } from "./build.ts";

// `npm run -s banken -- …`: the command from a checkout, built first where sources are newer.
buildWhereNeeded();
// npm runs scripts in the project's folder; file names on the line mean the folder in which the person stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(builtCommand).href);
