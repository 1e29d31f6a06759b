/**
 * Starts a browser with its sandbox, but for root (Chrome refuses) and where the system denies user namespaces to ordinary
 * users, as Ubuntu does since 23.10 and many containers: there it is started again without. Throws what `start` throws.
 */
export async function withSandbox<T>(start: (sandboxed: boolean) => Promise<T>): Promise<T> {
  const sandboxed = process.getuid?.() !== 0;
  try {
    return await start(sandboxed);
  } catch (error) {
    if (!sandboxed || !(error instanceof Error) || !/sandbox/i.test(error.message)) throw error;
    return start(false);
  }
}
