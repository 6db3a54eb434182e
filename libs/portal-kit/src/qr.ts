import { toString } from 'qrcode';

/** A QR code as a picture that stands in the page itself (`img-src data:`). */
export const qrOf = async (text: string): Promise<string> => {
  const svg = await toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
};
