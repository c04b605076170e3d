/** The package tar: a page downloads no archives. */
export const extract = (): never => {
  throw new Error("a page unpacks no archives");
};
