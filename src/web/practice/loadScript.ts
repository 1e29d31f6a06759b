/** Loads a file of the folder as a script, also where pages are files and nothing can be fetched; `otherwise` where it cannot be had. */
export function loadScript(name: string, then: () => void, otherwise?: () => void): void {
  const script = document.createElement("script");
  script.src = name;
  script.addEventListener("load", then);
  if (otherwise !== undefined) script.addEventListener("error", otherwise);
  document.head.append(script);
}
