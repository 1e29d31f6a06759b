/** The page's templates and their partials by name, made into functions' parts by scripts/practiceBundle.js. */
declare module "templates:practice" {
  export const templates: Readonly<Record<string, TemplateSpecification>>;
}
