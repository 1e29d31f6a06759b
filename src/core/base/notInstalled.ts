/** Whether an `import` failed because the package that it names is not there: one that is optional. */
export const isNotInstalled = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
