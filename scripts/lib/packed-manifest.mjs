/**
 * The manifest of the package that `npm pack` makes. In a checkout `dependencies` are what `npm start` needs, and nearly all of them end
 * inside the bundles: who installs the package needs none of them. clean-package does the same, but cannot tell which stay.
 */
import { EXTERNAL_PACKAGES } from './external-packages.mjs';

export function packedManifest(manifest) {
  const { dependencies, devDependencies, scripts, overrides, allowScripts, ...kept } = manifest;
  const optional = Object.entries(dependencies ?? {}).filter(([name]) => EXTERNAL_PACKAGES.includes(name));
  const peers = Object.entries(devDependencies ?? {}).filter(([name]) => EXTERNAL_PACKAGES.includes(name));
  return {
    ...kept,
    // Without its machine code a platform lacks only what that code is for.
    ...(optional.length > 0 ? { optionalDependencies: Object.fromEntries(optional) } : {}),
    peerDependencies: Object.fromEntries(peers.map(([name, version]) => [name, `^${version}`])),
    peerDependenciesMeta: Object.fromEntries(peers.map(([name]) => [name, { optional: true }])),
  };
}
