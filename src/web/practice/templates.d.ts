/** A template, made into a function's parts by scripts/practiceBundle.js. */
declare module "*.hbs" {
  export const parts: TemplateSpecification;
}
