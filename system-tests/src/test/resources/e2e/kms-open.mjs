// Decrypts a SOPS document whose data key is a KMS key's: node kms-open.mjs FILE
import sops from "sops-decoder";

console.log(JSON.stringify(await sops.decodeFile(process.argv[2])));
