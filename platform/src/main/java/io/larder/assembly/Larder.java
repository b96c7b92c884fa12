package io.larder.assembly;

import ch.qos.logback.classic.LoggerContext;
import io.larder.assembly.standalone.ArchiveData;
import io.larder.assembly.standalone.AuditData;
import io.larder.assembly.standalone.BackUpData;
import io.larder.assembly.standalone.CertificateData;
import io.larder.assembly.standalone.KeyCommands;
import io.larder.assembly.standalone.ReconcileData;
import io.larder.assembly.standalone.ReportData;
import io.larder.assembly.standalone.RestoreData;
import io.larder.assembly.standalone.Start;
import io.larder.assembly.standalone.VaultCommands;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: one command, its options, its exit code. */
@Command(
        name = "larder",
        mixinStandardHelpOptions = true,
        description = "Stored-value cards for supermarkets.",
        subcommands = {
            Start.class,
            BackUpData.class,
            RestoreData.class,
            AuditData.class,
            ArchiveData.class,
            ReconcileData.class,
            CertificateData.class,
            ReportData.class,
            KeyCommands.class,
            VaultCommands.class
        })
public final class Larder {

    private static final int FAILED = 1;

    private Larder() {}

    /** Runs one command; exit code 0 is success, 1 a failure, 2 a wrong use. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        quietUntilConfigured();
        return new CommandLine(new Larder())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(
                        (fault, command, parsed) -> {
                            command.getErr().println("larder: " + Explained.of(fault));
                            return FAILED;
                        })
                .execute(arguments);
    }

    /** The log's own defaults would write to stdout, which belongs to the command's result. */
    private static void quietUntilConfigured() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
    }
}
