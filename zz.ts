import { gostPublicKey, gostSign, isGostSignature } from '#contracts/protocols/xmldsig/gost-signature';
import { streebog } from '#contracts/protocols/xmldsig/streebog';
console.log(streebog);
