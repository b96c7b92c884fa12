package io.larder.identity;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import io.larder.edge.ProblemCode;
import io.larder.edge.RefusalCatalogue;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The codes of sign-in and of scopes. */
@Component
final class IdentityCodes implements RefusalCatalogue {

    static final ProblemCode SIGN_IN_REQUIRED =
            code("sign_in_required", UNAUTHORIZED, "Sign in first", "请先登录");
    static final ProblemCode SESSION_EXPIRED =
            code("session_expired", UNAUTHORIZED, "The session has expired", "会话已过期");
    static final ProblemCode CREDENTIAL_INVALID =
            code("credential_invalid", UNAUTHORIZED, "This key is not valid", "密钥无效");
    static final ProblemCode SIGN_IN_FAILED =
            code("sign_in_failed", UNAUTHORIZED, "Wrong user or password", "用户名或密码错误");
    static final ProblemCode TOO_MANY_ATTEMPTS =
            code("too_many_attempts", TOO_MANY_REQUESTS, "Too many attempts", "尝试次数过多");
    static final ProblemCode CSRF_TOKEN_INVALID =
            code(
                    "csrf_token_invalid",
                    FORBIDDEN,
                    "The X-CSRF-Token header is missing or wrong",
                    "X-CSRF-Token 请求头缺失或错误");
    static final ProblemCode PASSWORD_CHANGE_REQUIRED =
            code(
                    "password_change_required",
                    FORBIDDEN,
                    "Change the one-time password first",
                    "请先修改一次性密码");
    static final ProblemCode PASSWORD_TOO_WEAK =
            code("password_too_weak", BAD_REQUEST, "The new password is too weak", "新密码强度不足");
    static final ProblemCode OPERATION_NOT_ALLOWED =
            code("operation_not_allowed", FORBIDDEN, "You may not do this", "无权执行此操作");
    static final ProblemCode OUTSIDE_SCOPE =
            code("outside_scope", FORBIDDEN, "This is outside your scope", "超出授权范围");
    static final ProblemCode AMOUNT_ABOVE_CAP =
            code("amount_above_cap", FORBIDDEN, "The amount is above your cap", "金额超出授权上限");
    static final ProblemCode PERSON_REQUIRED =
            code("person_required", FORBIDDEN, "A person must do this, no program", "须由员工本人操作");
    static final ProblemCode STAFF_UNKNOWN =
            code("staff_unknown", NOT_FOUND, "No such member of staff", "员工不存在");
    static final ProblemCode USER_NAME_TAKEN =
            code("user_name_taken", CONFLICT, "This user name is taken", "用户名已被占用");
    static final ProblemCode OWN_ACCOUNT =
            code("own_account", CONFLICT, "Not for your own account", "不能对本人账户执行此操作");
    static final ProblemCode PLACE_CLOSED =
            code(
                    "place_closed",
                    CONFLICT,
                    "This store, terminal or drawer is closed",
                    "该门店、终端或钱箱已停用");
    static final ProblemCode PLACE_UNKNOWN =
            code("place_unknown", NOT_FOUND, "There is no such place", "门店、终端或钱箱不存在");
    static final ProblemCode PLACE_NAME_TAKEN =
            code("place_name_taken", CONFLICT, "This name is taken", "名称已被使用");
    static final ProblemCode KEY_UNKNOWN = code("key_unknown", NOT_FOUND, "No such key", "密钥不存在");

    private static ProblemCode code(
            String code, HttpStatus status, String english, String chinese) {
        return new ProblemCode(code, status, english, chinese);
    }

    @Override
    public String room() {
        return "identity";
    }

    @Override
    public List<ProblemCode> codes() {
        return List.of(
                SIGN_IN_REQUIRED,
                SESSION_EXPIRED,
                CREDENTIAL_INVALID,
                SIGN_IN_FAILED,
                TOO_MANY_ATTEMPTS,
                CSRF_TOKEN_INVALID,
                PASSWORD_CHANGE_REQUIRED,
                PASSWORD_TOO_WEAK,
                OPERATION_NOT_ALLOWED,
                OUTSIDE_SCOPE,
                AMOUNT_ABOVE_CAP,
                PERSON_REQUIRED,
                STAFF_UNKNOWN,
                USER_NAME_TAKEN,
                OWN_ACCOUNT,
                PLACE_CLOSED,
                PLACE_UNKNOWN,
                PLACE_NAME_TAKEN,
                KEY_UNKNOWN);
    }
}
