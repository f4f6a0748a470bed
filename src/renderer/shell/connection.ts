import { createContext, useContext } from "react";

/** How the window stands with Banken. */
export type Connection = "connecting" | "connected" | "lost" | "replaced" | "signed_out";

/** The connection, for what cannot be shown without one. */
export const ConnectionContext = createContext<Connection>("connected");

export function useConnection(): Connection {
  return useContext(ConnectionContext);
}
