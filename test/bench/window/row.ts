/** A row with a domain in it: placeholders have none. */
export const row = '[role="row"][data-name]';
