export * from './model.js';
export { bundleOf, manifestOf, type BundledFile, type ManifestEntry } from './bundle.js';
export { docxOf } from './docx.js';
export { pdfOf } from './pdf.js';
