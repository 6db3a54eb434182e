/** No upload is larger, whatever an installation allows: the entry in front takes no more. */
export const LONGEST_UPLOAD_BYTES = 32 * 1024 * 1024;
