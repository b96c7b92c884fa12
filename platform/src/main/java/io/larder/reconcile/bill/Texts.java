package io.larder.reconcile.bill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.function.Function;
import java.util.zip.ZipException;

/** Reads text without guessing: a byte that its encoding does not know refuses the file. */
final class Texts {
    private Texts() {}

    static BufferedReader strictly(InputStream file, Charset charset) {
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(file, decoder));
    }

    /** Something that reads a bill and may meet a broken file. */
    interface Reading {
        BillReading run() throws IOException;
    }

    /** Runs it, and turns what ends it early into a refusal. */
    static BillReading refusing(Reading reading, Function<IOException, BadBill> other) {
        try {
            return reading.run();
        } catch (BadBill bad) {
            return bad.refusal();
        } catch (CharacterCodingException encoding) {
            return new BadBill(0, "file", "encoding", "").refusal();
        } catch (ZipException archive) {
            return new BadBill(0, "file", "archive", "").refusal();
        } catch (IOException broken) {
            return other.apply(broken).refusal();
        }
    }
}
