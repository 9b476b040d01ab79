/** The part of the zip library that reads, and unpacks with what the platform has. */
export type ZipLibrary = typeof import('@zip.js/zip.js/lib/zip-core-reader.js');

/** Loads the zip library, once a zip is read: whoever reads folders and blobs does not pay for it. */
export const loadZipLibrary = (): Promise<ZipLibrary> => import('@zip.js/zip.js/lib/zip-core-reader.js');
