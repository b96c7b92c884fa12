package io.larder.assembly.standalone;

/** A database account; its text never shows the password. */
public record DatabaseAccount(String user, String password) {

    @Override
    public String toString() {
        return user;
    }
}
