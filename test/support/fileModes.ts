/** What a file or folder has that was made for all with this mode: without what this user's umask takes away. */
export const forAll = (mode: 0o666 | 0o777): number => mode & ~process.umask();
