package io.larder.sandbox.alipay;

import io.larder.sandbox.keys.KeyFolder;
import io.larder.sandbox.keys.Pem;
import io.larder.sandbox.keys.RandomText;
import io.larder.sandbox.keys.Signer;
import io.larder.sandbox.keys.Verifier;
import java.security.KeyPair;

/**
 * The keys of one app at Alipay. The merchant's folder holds what a merchant has; what only the
 * vendor has stays in the sandbox's own.
 */
record AlipayKeys(String appId, String sellerId, Verifier app, Signer alipay) {

    private static final String[] MERCHANT_FILES = {
        "app-id.txt", "seller-id.txt", "app-private-key.pem", "alipay-public-key.pem"
    };
    private static final String[] VENDOR_FILES = {"alipay-private-key.pem", "app-public-key.pem"};

    /** Reads both folders, or makes all keys anew when a file is missing. */
    static AlipayKeys open(KeyFolder merchant, KeyFolder vendor) {
        if (!merchant.has(MERCHANT_FILES) || !vendor.has(VENDOR_FILES)) {
            make(merchant, vendor);
        }
        return new AlipayKeys(
                merchant.read("app-id.txt"),
                merchant.read("seller-id.txt"),
                new Verifier(Pem.publicKey(vendor.read("app-public-key.pem"))),
                new Signer(Pem.privateKey(vendor.read("alipay-private-key.pem"))));
    }

    private static void make(KeyFolder merchant, KeyFolder vendor) {
        merchant.write("app-id.txt", "2021" + RandomText.digits(12));
        merchant.write("seller-id.txt", "2088" + RandomText.digits(12));
        KeyPair app = Pem.newKeyPair();
        merchant.write(
                "app-private-key.pem", Pem.armoured("PRIVATE KEY", app.getPrivate().getEncoded()));
        vendor.write(
                "app-public-key.pem", Pem.armoured("PUBLIC KEY", app.getPublic().getEncoded()));
        KeyPair alipay = Pem.newKeyPair();
        vendor.write(
                "alipay-private-key.pem",
                Pem.armoured("PRIVATE KEY", alipay.getPrivate().getEncoded()));
        merchant.write(
                "alipay-public-key.pem",
                Pem.armoured("PUBLIC KEY", alipay.getPublic().getEncoded()));
    }
}
