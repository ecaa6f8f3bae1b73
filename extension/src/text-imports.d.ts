// Sheets are imported as text: `import sheet from "./look.css" with { type: "text" }`.
declare module "*.css" {
  const text: string;
  export default text;
}
