export * from './model.js';
export { bundleOf, manifestOf, type BundledFile, type ManifestEntry } from './bundle.js';
export { docxOf } from './docx.js';
export { docxOfPaper } from './docx-paper.js';
export { pdfOf, pdfOfPaper } from './pdf.js';
export { xlsxOfPaper } from './xlsx.js';
