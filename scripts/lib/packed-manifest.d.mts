type Manifest = Record<string, unknown>;
export declare function packedManifest(manifest: Manifest): Manifest;
