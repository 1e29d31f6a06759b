/** Loads a file of the folder as a script, also where pages are files and nothing can be fetched. */
export function loadScript(name: string, then: () => void): void {
  const script = document.createElement("script");
  script.src = name;
  script.addEventListener("load", then);
  document.head.append(script);
}
