// Opens a SOPS document: node open.mjs FILE IDENTITY
import { decryptSops } from "sops-age";

const [path, secretKey] = process.argv.slice(2);
console.log(JSON.stringify(await decryptSops({ path, secretKey })));
