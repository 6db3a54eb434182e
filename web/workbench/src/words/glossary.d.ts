declare module 'virtual:glossary' {
  import type { Glossary } from '../../glossary.js';
  const glossary: Glossary;
  export default glossary;
}
